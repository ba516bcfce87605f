/** What names of Regions and ids of accounts look like: as regular expressions, and in words. */
export const placeForms = {
  region: { pattern: '^[a-z]{2,}(?:-[a-z]+)+-\\d+$', expected: 'a Region such as `us-east-1`' },
  account: { pattern: '^\\d{12}$', expected: '12 digits' },
} as const

export type PlaceForm = (typeof placeForms)[keyof typeof placeForms]
