" Drives Vim with ALE: findings, completion, definition and rename, each result on a line of JSON.
filetype on
execute 'source' $SSMITH_SET_UP
runtime! plugin/ale.vim
execute 'edit' $SSMITH_FILE

function! Say(name, value) abort
  call writefile([json_encode([a:name, a:value])], $SSMITH_TOLD, 'a')
endfunction

" Waits, for 8 seconds at most, until an expression holds.
function! Until(expression) abort
  for _ in range(400)
    if eval(a:expression) | return | endif
    sleep 20m
  endfor
endfunction

call Until('!empty(getloclist(0))')
call Say('diagnostics', map(getloclist(0), {_, each -> (each.lnum - 1) . ' ' . each.text}))
call cursor(7, 38)
ALEGoToDefinition
call Until('line(".") != 7')
call Say('definition', line('.') - 1)

" ALE completes while one inserts text.
function! Complete() abort
  let g:found = []
  call ale#completion#GetCompletions('ale-callback', {'callback': {found -> extend(g:found, found)}})
  call Until('!empty(g:found)')
  call Say('completion', map(g:found, {_, each -> each.word}))
  return ''
endfunction
call cursor(8, 1)
call feedkeys("A\<C-R>=Complete()\<CR>\<Esc>", 'xt')
call cursor(5, 12)
call feedkeys(":ALERename\<CR>\<C-U>halt\<CR>", 'xt')
call Until('getline(5) =~ "halt"')
call Say('renamed', join(getline(1, '$'), "\n"))
qall!
