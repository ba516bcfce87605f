import type { WireResponse } from '../../aws/wire/message.js'

/** A refusal of a request of which it is not known which protocol it speaks: as JSON, which has the code in a header too. */
export const refusal = (status: number, code: string, message: string): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': code, connection: 'close' },
  body: JSON.stringify({ __type: code, message }),
})
