import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { protocolFiles } from './aws-protocols.js'
import { serviceFiles } from './aws-services.js'
import { findBotocore } from './botocore.js'

/** `npm run refresh-aws -- 2026-05`: brings the index of AWS's services up to the botocore of this machine, which was released then. */
const root = join(import.meta.dirname, '../..')
const botocore = findBotocore()
const [date = ''] = process.argv.slice(2)
if (!/^20\d\d-\d\d$/.test(date)) {
  console.error('refresh-aws: give the month in which this botocore was released, such as `2026-05`')
  process.exit(2)
}
if (!botocore) {
  console.error('refresh-aws: this needs a Python with botocore (`pip install botocore`)')
  process.exit(2)
}
for (const folder of ['server/aws/services', 'server/aws/protocols'].map((path) => join(root, path))) {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) rmSync(join(folder, file))
}
let [files, bytes] = [0, 0]
for (const [path, content] of [...serviceFiles(botocore, date), ...protocolFiles(botocore)]) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
  files++
  bytes += statSync(join(root, path)).size
}
console.log(`${files} files of botocore ${botocore.version}, ${Math.round(bytes / 1024)} KB`)
