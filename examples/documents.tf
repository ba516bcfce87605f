# Two documents in Terraform: a runbook as a heredoc, with interpolation, and a Command document that jsonencode writes. `$${` stands for
# a `${` that Terraform shall leave alone.

variable "bucket" {
  description = "Bucket that keeps the exports."
  type        = string
}

resource "aws_iam_role" "export" {
  name = "ssm-table-export"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ssm.amazonaws.com" }
    }]
  })
}

resource "aws_ssm_document" "export_table" {
  name            = "export-table"
  document_type   = "Automation"
  document_format = "YAML" # JSON when left out, whatever the content is

  content = <<-YAML
    schemaVersion: '0.3'
    description: Exports a DynamoDB table to the bucket ${var.bucket} and waits for the end of the export.
    assumeRole: ${aws_iam_role.export.arn}
    parameters:
      TableArn:
        type: String
        description: (Required) Table to export; it has point-in-time recovery.
        allowedPattern: '^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}$'
    mainSteps:
      - name: export
        action: aws:executeAwsApi
        inputs:
          Service: dynamodb
          Api: ExportTableToPointInTime
          TableArn: '{{ TableArn }}'
          S3Bucket: ${var.bucket}
          S3Prefix: '{{ global:DATE }}'
        outputs:
          - Name: ExportArn
            Selector: $.ExportDescription.ExportArn
            Type: String
      - name: waitForExport
        action: aws:waitForAwsResourceProperty
        timeoutSeconds: 7200
        inputs:
          Service: dynamodb
          Api: DescribeExport
          ExportArn: '{{ export.ExportArn }}'
          PropertySelector: $.ExportDescription.ExportStatus
          DesiredValues: [COMPLETED]
        isEnd: true
    outputs:
      - export.ExportArn
  YAML
}

resource "aws_ssm_document" "clean_packages" {
  name          = "clean-packages"
  document_type = "Command"

  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Removes packages that nothing needs any more and empties the package cache."
    mainSteps = [{
      name   = "clean"
      action = "aws:runShellScript"
      precondition = {
        StringEquals = ["platformType", "Linux"]
      }
      inputs = {
        timeoutSeconds = "900"
        runCommand = [
          "set -eu",
          "if command -v dnf >/dev/null; then dnf -y autoremove && dnf clean all; exit; fi",
          "export DEBIAN_FRONTEND=noninteractive",
          "apt-get -y autoremove && apt-get clean",
        ]
      }
    }]
  })
}
