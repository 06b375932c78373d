;;; emacs.el --- Drives Emacs: emacs --batch -l emacs.el  -*- lexical-binding: t -*-
;; Prints what a user would have seen as one line of JSON. Environment: CONFIG is the configuration to be tried, ADVISORY the file to be
;; edited, CLIENT "eglot" or "lsp-mode".
(require 'json)
(require 'seq)
(require 'cl-lib)
(package-initialize)

(defvar seen nil "What was seen, by name.")
(defvar longest 50 "Seconds after which nothing more is to be expected.")

(defun see (name value)
  (push (cons name value) seen))

(defun wait-for (what ready)
  "Wait until READY returns something else than nil, and return that; WHAT names it in the error."
  (let ((end (+ (float-time) longest)) value)
    (while (and (not (setq value (funcall ready))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or value (error "Emacs waited in vain for %s" what))))

(defun at (text)
  "Go to TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun see-buffer ()
  (see 'filetype (symbol-name major-mode))
  (see 'comments comment-start)
  (see 'indentation (if indent-tabs-mode "tabs" "spaces")))

(defun complete-severity (completion)
  "Complete a key at the end of the buffer as a user does who picks from the menu of what COMPLETION gives."
  (goto-char (point-max))
  (insert "sev")
  (cl-destructuring-bind (start _end table &rest options) (funcall completion)
    (let ((picked (seq-find (lambda (one) (string-prefix-p "severity" one)) (all-completions "sev" table))))
      (delete-region start (point))
      (insert picked)
      (funcall (plist-get options :exit-function) picked 'finished)))
  (see 'completion (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun with-eglot ()
  (setq eglot-sync-connect t eglot-connect-timeout longest eglot-autoshutdown nil)
  (cl-letf (((symbol-function 'eglot-ensure) #'ignore))
    (find-file (getenv "ADVISORY")))
  (see-buffer)
  (cl-destructuring-bind (mode project class contact language) (eglot--guess-contact)
    (eglot--connect mode project class contact language))
  (flymake-mode 1)
  (see 'diagnostics
       (vconcat
        (mapcar (lambda (one) (flymake-diagnostic-text one))
                (wait-for "diagnostics" (lambda () (or (flymake-diagnostics) (ignore (flymake-start))))))))
  (at "T1566")
  (let (text)
    (eglot-hover-eldoc-function (lambda (shown &rest _) (setq text shown)))
    (see 'hover (substring-no-properties (wait-for "a hover" (lambda () text)))))
  (at "WHITE")
  (let ((actions (append (eglot-code-actions (point) (point)) nil)))
    (see 'actions (vconcat (mapcar (lambda (one) (plist-get one :title)) actions)))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt table &rest _)
                 (car (seq-find (lambda (one) (string-match-p "CLEAR" (car one))) table)))))
      (let ((last-nonmenu-event ?a)) (eglot-code-actions (point) (point) nil t))))
  (wait-for "the code action" (lambda () (save-excursion (goto-char (point-min)) (search-forward "CLEAR" nil t))))
  (complete-severity #'eglot-completion-at-point))

(defun with-lsp-mode ()
  (setq lsp-auto-guess-root t lsp-response-timeout longest lsp-enable-file-watchers nil lsp-enable-snippet nil
        lsp-restart 'ignore lsp-keep-workspace-alive t lsp-auto-execute-action nil lsp-diagnostics-provider :none)
  (find-file (getenv "ADVISORY"))
  (see-buffer)
  (wait-for "lsp-mode" (lambda () (and lsp-mode (seq-some (lambda (one) (eq (lsp--workspace-status one) 'initialized)) (lsp-workspaces)))))
  (see 'diagnostics
       (vconcat
        (mapcar (lambda (one) (gethash "message" one))
                (wait-for "diagnostics" (lambda () (append (gethash (file-truename buffer-file-name) (lsp-diagnostics t)) nil))))))
  (at "T1566")
  (see 'hover (let ((contents (gethash "contents" (lsp-request "textDocument/hover" (lsp--text-document-position-params)))))
                (substring-no-properties (lsp--render-element contents))))
  (at "WHITE")
  (let ((actions (append (lsp-code-actions-at-point) nil)))
    (see 'actions (vconcat (mapcar (lambda (one) (gethash "title" one)) actions)))
    (lsp-execute-code-action (seq-find (lambda (one) (string-match-p "CLEAR" (gethash "title" one))) actions)))
  (wait-for "the code action" (lambda () (save-excursion (goto-char (point-min)) (search-forward "CLEAR" nil t))))
  (complete-severity #'lsp-completion-at-point))

(condition-case problem
    (progn
      (load (getenv "CONFIG") nil t t)
      (if (equal (getenv "CLIENT") "eglot") (with-eglot) (with-lsp-mode))
      (see 'text (buffer-substring-no-properties (point-min) (point-max))))
  (error (see 'problem (error-message-string problem))))
(princ (concat "\n" (json-encode seen) "\n"))
(kill-emacs 0)
;;; emacs.el ends here
