/** The name of a service without what people write in different ways: `AWS Config Service` and `config-service` are `configservice`. */
export function bareName(name: string): string {
  const words = name.toLowerCase().replaceAll(/\([^()]*\)/g, '')
  return words.replace(/^\s*(?:amazon|aws)(?=.)/, '').replaceAll(/[^a-z0-9]/g, '')
}
