const lineEnd = Buffer.from('\r\n')

/** The content of a body in the encoding `aws-chunked`: `<size in hex>;chunk-signature=…`, the bytes, and so on; what follows the last is left. */
export function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = body.indexOf(lineEnd, at)
    const size = end < 0 ? 0 : Number.parseInt(body.toString('latin1', at, end), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    const start = end + lineEnd.length
    parts.push(body.subarray(start, start + size))
    at = start + size + lineEnd.length
  }
}
