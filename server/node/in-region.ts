/** The environment with a Region for the AWS CLI; version 1 of it knows only the second name. */
export const inRegion = <Env extends Readonly<Record<string, string | undefined>>>(
  region: string | undefined,
  env: Env,
): Env => (region === undefined ? env : { ...env, AWS_REGION: region, AWS_DEFAULT_REGION: region })
