" Drives Vim with ALE: `vim -N -u ale.vim --not-a-term -T dumb` (ALE does nothing in Ex mode). Writes what a user would have seen as one line of JSON.
" Environment: CONFIG is the configuration to be tried, ADVISORY the file to be edited, SEEN the file to be written.
set nocompatible hidden
" Debian's package is in a folder of its own.
if isdirectory('/usr/share/vim-ale')
  set runtimepath+=/usr/share/vim-ale
  runtime plugin/ale.vim
else
  packadd ale
endif
filetype plugin on
let g:ale_linters_explicit = 0
let g:ale_completion_enabled = 0
let s:seen = {}

function! s:waitFor(what, ready) abort
  let l:left = 2500
  while l:left > 0
    let l:value = a:ready()
    if !empty(l:value)
      return l:value
    endif
    sleep 20m
    let l:left -= 1
  endwhile
  throw 'Vim waited in vain for ' . a:what
endfunction

function! s:run() abort
  execute 'source ' . fnameescape($CONFIG)
  execute 'edit ' . fnameescape($ADVISORY)
  let s:seen.filetype = &filetype
  let s:seen.indentation = &shiftwidth
  let s:seen.comments = &commentstring
  ALELint
  let l:found = s:waitFor('diagnostics', {-> ale#engine#GetLoclist(bufnr(''))})
  let s:seen.diagnostics = map(copy(l:found), {_, one -> {'code': get(one, 'code', ''), 'text': one.text, 'severity': one.type}})
endfunction

function! s:see() abort
  try
    call s:run()
  catch
    let s:seen.problem = v:exception . ' at ' . v:throwpoint
  endtry
  call writefile([json_encode(s:seen)], $SEEN)
  qall!
endfunction

autocmd VimEnter * ++nested call s:see()
