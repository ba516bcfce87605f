import type { Message, MessageStrategy, RequestMessage } from 'vscode-languageserver'

/**
 * Takes a client that says nothing of itself in `initialize` as one that can do nothing. The library reads its capabilities before anyone is
 * asked, and fails where there are none.
 */
export const silentClients: MessageStrategy = {
  handleMessage: (message, next) => next(isInitialize(message) ? withCapabilities(message) : message),
}

const isInitialize = (message: Message): message is RequestMessage =>
  'method' in message && message.method === 'initialize'

function withCapabilities(message: RequestMessage): RequestMessage {
  const params = message.params ?? {}
  if (typeof params !== 'object' || Array.isArray(params)) return { ...message, params: { capabilities: {} } }
  const { capabilities }: { capabilities?: unknown } = params
  return capabilities === undefined || capabilities === null
    ? { ...message, params: { ...params, capabilities: {} } }
    : message
}
