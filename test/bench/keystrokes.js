/** @typedef {import('./language-servers.js').Change} Change */
/** @typedef {import('./language-servers.js').Position} Position */
/** @typedef {import('./documents.js').Format} Format */
/** A key pressed: what it changes, and where the cursor is then. */
/** @typedef {{ change: Change, cursor: Position }} Keystroke */

/** What is typed into a step as a line of its own, behind the line of its action. */
const typedLine = { yaml: '    isCritical: false', json: '      "isCritical": false,' }

/**
 * Keys as a person presses them, over and over at another place of the document: letters into words of steps, which are taken back; then a new
 * line of a step, whose text is broken until its colon (in JSON its comma) is there, and which is taken back in one go.
 *
 * @param {string} text @param {Format} format @returns {Generator<Keystroke>}
 */
export function* keystrokes(text, format) {
  const words = wordsOf(text)
  const lines = newLines(text, format)
  for (;;) {
    for (let times = 0; times < 4; times++) yield* letters(/** @type {Position} */ (words.next().value))
    yield* /** @type {Keystroke[]} */ (lines.next().value)
  }
}

/** New lines of steps, letter by letter. @param {string} text @param {Format} format @returns {Generator<Keystroke[]>} */
export function* newLines(text, format) {
  const lines = text.split('\n')
  const actions = lines.flatMap((line, at) =>
    /^\s*"?action"?:/.test(line) ? [{ line: at, character: line.length }] : [],
  )
  for (const end of spread(actions)) yield [...lineBehind(end, typedLine[format])]
}

/** Places within words of steps, behind their second letters. @param {string} text @returns {Generator<Position>} */
export function* wordsOf(text) {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => /^\s*"?mainSteps"?:/.test(line))
  yield* spread(
    lines.flatMap((each, line) =>
      line <= first ? [] : [...each.matchAll(/[A-Za-z]{4,}/g)].map(({ index }) => ({ line, character: index + 2 })),
    ),
  )
}

/** Places without end, each far from the one before, the same in every run. @param {readonly Position[]} places @returns {Generator<Position>} */
function* spread(places) {
  for (let at = 0; ; at++) yield/** @type {Position} */ (places[Math.floor(((at * 0.618034) % 1) * places.length)])
}

/** Two letters, and back again. @param {Position} place @returns {Generator<Keystroke>} */
function* letters({ line, character }) {
  const at = (/** @type {number} */ offset) => ({ line, character: character + offset })
  for (const [typed, text] of [...'xy'].entries())
    yield { change: { range: { start: at(typed), end: at(typed) }, text }, cursor: at(typed + 1) }
  for (const left of [1, 0])
    yield { change: { range: { start: at(left), end: at(left + 1) }, text: '' }, cursor: at(left) }
}

/** @param {Position} end @param {string} text @returns {Generator<Keystroke>} */
function* lineBehind(end, text) {
  const at = (/** @type {number} */ character) => ({ line: end.line + 1, character })
  const indent = text.length - text.trimStart().length
  yield { change: { range: { start: end, end }, text: `\n${text.slice(0, indent)}` }, cursor: at(indent) }
  for (const [typed, letter] of [...text.trimStart()].entries()) {
    const place = at(indent + typed)
    yield { change: { range: { start: place, end: place }, text: letter }, cursor: at(indent + typed + 1) }
  }
  yield { change: { range: { start: end, end: at(text.length) }, text: '' }, cursor: end }
}
