import type { AddressInfo, Server } from 'node:net'
import { codeOf } from './text-file.js'
import { UsageError } from './usage-error.js'

/** Of this machine alone: nobody else has any business with what we serve. */
export const loopback = '127.0.0.1'

/** Lets a server listen, on any free port where none is given, and tells the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) =>
      reject(new UsageError(`\`--port ${port}\` cannot be used: ${codeOf(error)}; another program may have it`))
    server.once('error', refused)
    server.listen(port, loopback, () => {
      server.off('error', refused)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Ends a server and whatever is connected to it. */
export const close = (server: Server & { closeAllConnections(): void }): Promise<void> =>
  new Promise((closed) => {
    server.close(() => closed())
    server.closeAllConnections()
  })
