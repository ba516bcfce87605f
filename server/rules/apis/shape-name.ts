import type { Shape } from '../../aws/service.js'

const names: Readonly<Record<Shape['kind'], string>> = {
  structure: 'a map',
  map: 'a map',
  list: 'a list',
  string: 'text',
  integer: 'a whole number',
  long: 'a whole number',
  float: 'a number',
  double: 'a number',
  boolean: '`true` or `false`',
  blob: 'text',
  timestamp: 'a point in time',
  json: 'any value',
}

/** What a value of the shape is, in words. */
export const shapeName = ({ kind }: Pick<Shape, 'kind'>): string => names[kind]

/** Whether a value of the shape has fields. */
export const isCompound = ({ kind }: Shape): boolean => kind === 'structure' || kind === 'map'
