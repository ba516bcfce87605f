/** A name that is not taken yet: the wanted one, or else with the first number behind it that makes it one. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted
  for (let count = 2; isTaken(name); count++) name = `${wanted}${count}`
  return name
}
