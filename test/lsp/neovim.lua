-- Drives Neovim's own client: findings, completion, definition and rename, each result on a line of JSON.
vim.cmd('filetype on')
dofile(vim.env.SSMITH_SET_UP)
vim.cmd('edit ' .. vim.env.SSMITH_FILE)
local function say(name, value)
  io.stdout:write(vim.fn.json_encode({ name, value }) .. '\n')
end
local function ask(method, line, character, more)
  local params = vim.tbl_extend('force', {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = line, character = character },
  }, more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 5000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end
vim.wait(8000, function() return #vim.diagnostic.get(0) > 0 end, 20)
say('diagnostics', vim.tbl_map(function(each) return each.lnum .. ' ' .. each.code end, vim.diagnostic.get(0)))
say('definition', ask('textDocument/definition', 6, 36).range.start.line)
say('completion', vim.tbl_map(function(each) return each.label end, ask('textDocument/completion', 7, 14)))
local edit = ask('textDocument/rename', 4, 11, { newName = 'halt' })
vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
say('renamed', table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'))
vim.cmd('qa!')
