-- Speaks to the debug adapter from within Neovim, in the order and with the arguments of nvim-dap, each result on a line of JSON.
local program, file = vim.env.SSMITH, vim.env.SSMITH_FILE
local stdin, stdout = vim.loop.new_pipe(false), vim.loop.new_pipe(false)
local over = false
local handle = vim.loop.spawn('node', { args = { program, 'dap' }, stdio = { stdin, stdout, nil } }, function() over = true end)
local seq, answers, events, rest = 0, {}, {}, ''

local function take()
  local length, from = rest:match('^Content%-Length: (%d+)\r\n\r\n()')
  if not length or #rest < from + length - 1 then return false end
  local message = vim.json.decode(rest:sub(from, from + length - 1))
  rest = rest:sub(from + length)
  if message.type == 'response' then answers[message.request_seq] = message else table.insert(events, message) end
  return true
end
stdout:read_start(function(_, data)
  rest = rest .. (data or '')
  while take() do end
end)

local function send(command, arguments)
  seq = seq + 1
  local text = vim.json.encode({ seq = seq, type = 'request', command = command, arguments = arguments })
  stdin:write('Content-Length: ' .. #text .. '\r\n\r\n' .. text)
  return seq
end
local function ask(command, arguments)
  local sent = send(command, arguments)
  vim.wait(15000, function() return answers[sent] ~= nil end, 10)
  return assert(answers[sent], command .. ' is not answered')
end
local function heard(name)
  local found
  vim.wait(15000, function()
    for at, event in ipairs(events) do
      if event.event == name then
        found = table.remove(events, at)
        return true
      end
    end
    return false
  end, 10)
  return assert(found, name .. ' is not told')
end
local function say(name, value)
  io.stdout:write(vim.json.encode({ name, value }) .. '\n')
end

local capabilities = ask('initialize', {
  clientID = 'neovim', clientName = 'neovim', adapterID = 'nvim-dap', pathFormat = 'path', columnsStartAt1 = true, linesStartAt1 = true,
  supportsRunInTerminalRequest = true, supportsVariableType = true, supportsProgressReporting = true, locale = 'en_US.UTF-8',
}).body
-- The whole configuration is handed over, with what is for the client alone.
local launched = send('launch', { type = 'ssmith', request = 'launch', name = 'Debug the runbook', program = file })
heard('initialized')
local source = { path = file, name = vim.fn.fnamemodify(file, ':t') }
local set = ask('setBreakpoints', { source = source, sourceModified = false, lines = { 8 }, breakpoints = { { line = 8 } } })
say('breakpoint', set.body.breakpoints[1].verified)
local filters = {}
for _, filter in ipairs(capabilities.exceptionBreakpointFilters) do
  if filter.default then table.insert(filters, filter.filter) end
end
say('filters', filters)
ask('setExceptionBreakpoints', { filters = filters })
ask('configurationDone', vim.empty_dict())
say('launched', answers[launched].success)

local function stopped()
  local body = heard('stopped').body
  local thread = ask('threads').body.threads[1]
  local frame = ask('stackTrace', { threadId = thread.id }).body.stackFrames[1]
  return { body.reason, frame.name, frame.line }, frame, thread
end
local place, frame, thread = stopped()
say('stopped', place)
local scopes = {}
for _, scope in ipairs(ask('scopes', { frameId = frame.id }).body.scopes) do
  scopes[scope.name] = #ask('variables', { variablesReference = scope.variablesReference }).body.variables
end
say('scopes', scopes)
say('evaluated', ask('evaluate', { expression = 'Wait', context = 'repl', frameId = frame.id }).body.result)
ask('stepBack', { threadId = thread.id, granularity = 'statement' })
say('back', (stopped()))
ask('continue', { threadId = thread.id })
say('again', (stopped()))
ask('continue', { threadId = thread.id })
heard('terminated')
ask('disconnect', { restart = false, terminateDebuggee = vim.NIL })
say('over', vim.wait(15000, function() return over end, 10))
if not over then handle:kill(9) end
vim.cmd('qa!')
