-- Drives Neovim: `nvim --clean --headless -c 'luafile neovim.lua'`, before 0.8 with its newer detection of file types
-- (`--cmd 'let g:do_filetype_lua = 1 | let g:did_load_filetypes = 0'`). Prints what a user would have seen as one line of JSON.
-- Environment: CONFIG is the configuration to be tried, ADVISORY the file to be edited.
local seen = {}
local longest = 50000

local function wait_for(what, ready)
  local value
  vim.wait(longest, function()
    value = ready()
    return value
  end, 20)
  if not value then error('Neovim waited in vain for ' .. what) end
  return value
end

-- Functions that Neovim 0.8 added, for earlier versions.
vim.fs = vim.fs or {
  dirname = function(path) return vim.fn.fnamemodify(path, ':h') end,
  find = function(names, options)
    for _, name in ipairs(names) do
      local found = vim.fn.findfile(name, options.path .. ';')
      if found ~= '' then return { vim.fn.fnamemodify(found, ':p') } end
    end
    return {}
  end,
}
local started
vim.lsp.start = vim.lsp.start
  or function(config)
    started = started or vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, started)
    return started
  end

local function run()
  vim.cmd('filetype on')
  dofile(vim.env.CONFIG)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.ADVISORY))
  seen.filetype = vim.bo.filetype
  seen.indentation = vim.bo.shiftwidth
  seen.comments = vim.bo.commentstring

  local diagnostics = wait_for('diagnostics', function()
    local found = vim.diagnostic.get(0)
    return #found > 0 and found
  end)
  seen.diagnostics = vim.tbl_map(function(one) return { code = one.code, severity = one.severity } end, diagnostics)

  vim.fn.search('T1566')
  vim.lsp.buf.hover()
  seen.hover = wait_for('a hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        vim.api.nvim_win_close(window, true)
        return table.concat(lines, '\n')
      end
    end
  end)

  vim.fn.search('WHITE')
  vim.ui.select = function(items, options, choose)
    seen.actions = vim.tbl_map(options.format_item, items)
    for index, item in ipairs(items) do
      if options.format_item(item):find('CLEAR') then return choose(item, index) end
    end
  end
  vim.lsp.buf.code_action()
  wait_for('the code action', function() return vim.fn.search('CLEAR') > 0 end)

  vim.fn.append('$', 'sev')
  vim.api.nvim_win_set_cursor(0, { vim.fn.line('$'), 3 })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  -- The position of a cursor after the last character, as in insert mode.
  params.position.character = 3
  local result
  vim.lsp.buf_request(0, 'textDocument/completion', params, function(_, answer) result = answer end)
  wait_for('completion', function() return result end)
  local convert = vim.lsp.util.text_document_completion_list_to_complete_items or vim.lsp.completion._lsp_to_complete_items
  for _, item in ipairs(convert(result, 'sev')) do
    if item.abbr == 'severity' then seen.completion = item.word end
  end

  seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local fine, problem = pcall(run)
if not fine then seen.problem = problem end
io.stdout:write('\n' .. (vim.json and vim.json.encode or vim.fn.json_encode)(seen) .. '\n')
vim.cmd('qall!')
