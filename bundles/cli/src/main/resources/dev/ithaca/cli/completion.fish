# fish completion for ithaca; load it with: ithaca completion fish | source

# Whether the words behind ithaca begin with these.
function __ithaca_in
    set -l words (commandline -opc)
    set -e words[1]
    for i in (seq (count $argv))
        test "$words[$i]" = "$argv[$i]"; or return 1
    end
end

# Whether the cursor is at the word of this number behind ithaca.
function __ithaca_at
    test (count (commandline -opc)) -eq $argv[1]
end

# The words behind a first word and its options; the arguments are the options that take a value.
function __ithaca_rest
    set -l words (commandline -opc)
    set -e words[1..2]
    while set -q words[1]; and string match -q -- '-*' $words[1]
        contains -- $words[1] $argv; and set -e words[1]
        set -e words[1]
    end
    test (count $words) -eq 0; or string escape -- $words
end

# What completes the command that a first word and its options are followed by.
function __ithaca_command
    set -l words (__ithaca_rest $argv)
    if set -q words[1]; or not string match -q -- '-*' (commandline -ct)
        complete -C (string join ' ' -- $words (commandline -ct))
    end
end

complete -c ithaca -f
complete -c ithaca -n '__ithaca_at 1' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_at 1' -s V -l version -d 'Print the version'
complete -c ithaca -n '__ithaca_at 1' -a start -d 'Start a command in a new session and attach to it'
complete -c ithaca -n '__ithaca_at 1' -a ls -d 'List sessions, the most recent last'
complete -c ithaca -n '__ithaca_at 1' -a attach -d 'Attach the terminal to a session'
complete -c ithaca -n '__ithaca_at 1' -a update -d 'Change the title or the tags of a session'
complete -c ithaca -n '__ithaca_at 1' -a logs -d 'Print the newest output of a session'
complete -c ithaca -n '__ithaca_at 1' -a send -d 'Type text and keys into a session'
complete -c ithaca -n '__ithaca_at 1' -a wait -d 'Wait until a session ends or prints something'
complete -c ithaca -n '__ithaca_at 1' -a stop -d 'Ask a session to end, and end it if it does not'
complete -c ithaca -n '__ithaca_at 1' -a kill -d 'Kill the whole process tree of sessions at once'
complete -c ithaca -n '__ithaca_at 1' -a rm -d 'Delete ended sessions with their logs'
complete -c ithaca -n '__ithaca_at 1' -a prune -d 'Delete all ended sessions, or the older ones'
complete -c ithaca -n '__ithaca_at 1' -a daemon -d 'start, stop, restart, status, install'
complete -c ithaca -n '__ithaca_at 1' -a web -d 'Open the web page, or print a link that logs in to it'
complete -c ithaca -n '__ithaca_at 1' -a token -d 'add, ls, rm'
complete -c ithaca -n '__ithaca_at 1' -a api-key -d 'Manage tokens of nodes, in the words of oly'
complete -c ithaca -n '__ithaca_at 1' -a skill -d 'Print a guide to driving sessions by program, as markdown'
complete -c ithaca -n '__ithaca_at 1' -a completion -d 'Print the completion script of a shell'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in daemon' -a start -d 'Start the daemon'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in daemon' -a stop -d 'Stop the daemon; sessions go on'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in daemon' -a restart -d 'Stop the daemon and start it in the background; sessions go on'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in daemon' -a status -d 'Tell whether the daemon runs, and what it serves'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in daemon' -a install -d 'Write a systemd user unit for the daemon'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in web' -a password -d 'Set the password of the web page'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in web' -a logins -d 'List who is logged in to the web page, the newest first'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in web' -a logout -d 'End a login to the web page, or all'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in token' -a add -d 'Make a token for a script or a node'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in token' -a ls -d 'List tokens, the oldest first'
complete -c ithaca -n '__ithaca_at 2; and __ithaca_in token' -a rm -d 'Revoke a token'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -s t -l title -x -d 'Title of the session, at most 256 characters'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -l tag -x -d 'Tag of the session'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -s d -l detach -d 'Do not attach; print the session\'s id'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -l json -d 'Do not attach; print the session as JSON'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -l disable-notifications -d 'Let no event of the session notify anybody'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -l cwd -x -a '(__fish_complete_directories)' -d 'Working directory'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -s n -l node -x -d 'Node to start it on'
complete -c ithaca -n '__ithaca_in start; and not count (__ithaca_rest -t --title --tag --cwd -n --node) >/dev/null' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in start' -a '(__ithaca_command -t --title --tag --cwd -n --node)'
complete -c ithaca -n '__ithaca_in ls' -l search -x -d 'Text that id, title, tags, command or arguments hold'
complete -c ithaca -n '__ithaca_in ls' -l tag -x -d 'Tag that the sessions have; all must match'
complete -c ithaca -n '__ithaca_in ls' -s s -l status -x -a 'created running stopping stopped killed failed unknown' -d 'Status that the sessions have'
complete -c ithaca -n '__ithaca_in ls' -l since -x -d 'Earliest creation, RFC3339'
complete -c ithaca -n '__ithaca_in ls' -l until -x -d 'Latest creation, RFC3339'
complete -c ithaca -n '__ithaca_in ls' -l limit -x -d 'How many sessions at most'
complete -c ithaca -n '__ithaca_in ls' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in ls' -s n -l node -x -d 'Node whose sessions to list'
complete -c ithaca -n '__ithaca_in ls' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in attach' -s r -l read-only -d 'Only look: send no keys, do not resize'
complete -c ithaca -n '__ithaca_in attach' -s n -l node -x -d 'Node of the session'
complete -c ithaca -n '__ithaca_in attach' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in attach' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in update' -s t -l title -x -d 'The new title'
complete -c ithaca -n '__ithaca_in update' -l tag -x -d 'A new tag'
complete -c ithaca -n '__ithaca_in update' -l json -d 'Print the session as JSON'
complete -c ithaca -n '__ithaca_in update' -s n -l node -x -d 'Node of the session'
complete -c ithaca -n '__ithaca_in update' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in update' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in logs' -l tail -x -d 'How many of the last lines'
complete -c ithaca -n '__ithaca_in logs' -l keep-color -d 'Keep colours'
complete -c ithaca -n '__ithaca_in logs' -l no-truncate -d 'Do not cut long lines'
complete -c ithaca -n '__ithaca_in logs' -s f -l follow -d 'Go on with what comes, until the session ends'
complete -c ithaca -n '__ithaca_in logs' -l raw -d 'Print the bytes exactly as the command wrote them, from the first on'
complete -c ithaca -n '__ithaca_in logs' -l json -d 'Print the lines as JSON'
complete -c ithaca -n '__ithaca_in logs' -l from-file -d 'Accepted for compatibility; the log is always what is printed'
complete -c ithaca -n '__ithaca_in logs' -s w -l wait-for-prompt -d 'First wait until it needs input or has ended'
complete -c ithaca -n '__ithaca_in logs' -l timeout -x -d 'How long to wait; 0 waits forever'
complete -c ithaca -n '__ithaca_in logs' -s n -l node -x -d 'Node of the session'
complete -c ithaca -n '__ithaca_in logs' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in logs' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in send' -s l -l last -d 'To the most recent session: no word is an id'
complete -c ithaca -n '__ithaca_in send' -s n -l node -x -d 'Node of the session; before the first chunk'
complete -c ithaca -n '__ithaca_in send' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in send' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in wait' -l for -x -a 'exit output' -d 'What to wait for: exit or output'
complete -c ithaca -n '__ithaca_in wait' -l match -x -d 'Regular expression that a line of output must match'
complete -c ithaca -n '__ithaca_in wait' -l timeout -x -d 'How long to wait; 0 waits forever'
complete -c ithaca -n '__ithaca_in wait' -l json -d 'Print what happened as JSON'
complete -c ithaca -n '__ithaca_in wait' -s n -l node -x -d 'Node of the session'
complete -c ithaca -n '__ithaca_in wait' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in wait' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in stop' -l grace -x -d 'Seconds until it is killed'
complete -c ithaca -n '__ithaca_in stop' -s n -l node -x -d 'Node of the session'
complete -c ithaca -n '__ithaca_in stop' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in stop' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in kill' -s n -l node -x -d 'Node of the sessions'
complete -c ithaca -n '__ithaca_in kill' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in kill' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in rm' -s f -l force -d 'Kill sessions that still run'
complete -c ithaca -n '__ithaca_in rm' -s n -l node -x -d 'Node of the sessions'
complete -c ithaca -n '__ithaca_in rm' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in rm' -k -a '(ithaca __complete ids 2>/dev/null)'
complete -c ithaca -n '__ithaca_in prune' -l older-than -x -d 'Only sessions that ended longer ago, for example 12h or 7d'
complete -c ithaca -n '__ithaca_in prune' -l keep -x -d 'How many of the newest ended sessions to keep'
complete -c ithaca -n '__ithaca_in prune' -l dry-run -d 'Delete nothing, only tell what would be'
complete -c ithaca -n '__ithaca_in prune' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in prune' -s n -l node -x -d 'Node of the sessions'
complete -c ithaca -n '__ithaca_in prune' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in daemon start' -s d -l detach -d 'Start it in the background'
complete -c ithaca -n '__ithaca_in daemon start' -s p -l port -x -d 'Port of HTTP, 0 for any free one [default: 15443]'
complete -c ithaca -n '__ithaca_in daemon start' -l bind -x -d 'Address that HTTP listens at; another than loopback needs TLS or a proxy'
complete -c ithaca -n '__ithaca_in daemon start' -l no-http -d 'Start without HTTP'
complete -c ithaca -n '__ithaca_in daemon start' -l no-auth -d 'Let everybody on this machine do everything, after a question'
complete -c ithaca -n '__ithaca_in daemon start' -l no-auth-without-ask -d 'As --no-auth, without the question'
complete -c ithaca -n '__ithaca_in daemon start' -l password-file -x -d 'Set the password of the web page: the first line of a file, or of standard input if it is -'
complete -c ithaca -n '__ithaca_in daemon start' -l tls-cert -x -d 'PEM file with the certificate chain'
complete -c ithaca -n '__ithaca_in daemon start' -l tls-key -x -d 'PEM file with the key of the certificate'
complete -c ithaca -n '__ithaca_in daemon start' -l tls-keystore -x -d 'PKCS12 file with certificate and key, instead of PEM files'
complete -c ithaca -n '__ithaca_in daemon start' -l behind-proxy -d 'A proxy of yours in front of HTTP does TLS'
complete -c ithaca -n '__ithaca_in daemon start' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in daemon stop' -l sessions -d 'Stop all sessions first'
complete -c ithaca -n '__ithaca_in daemon stop' -l grace -x -d 'Seconds until they are killed'
complete -c ithaca -n '__ithaca_in daemon stop' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in daemon restart' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in daemon status' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in daemon status' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in daemon install' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in web password' -l password-file -x -d 'File whose first line is the password; - is standard input'
complete -c ithaca -n '__ithaca_in web password' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in web logins' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in web logins' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in web logout' -l all -d 'End all logins'
complete -c ithaca -n '__ithaca_in web logout' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in web; and not __ithaca_in web password; and not __ithaca_in web logins; and not __ithaca_in web logout' -l print -d 'Print the link and open nothing'
complete -c ithaca -n '__ithaca_in web; and not __ithaca_in web password; and not __ithaca_in web logins; and not __ithaca_in web logout' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in web; and not __ithaca_in web password; and not __ithaca_in web logins; and not __ithaca_in web logout' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in token add' -l scope -x -a 'observe control manage node' -d 'What it may do: observe, control, manage or node'
complete -c ithaca -n '__ithaca_in token add' -l ttl -x -d 'How long it lives, for example 12h or 30d; without it for ever'
complete -c ithaca -n '__ithaca_in token add' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in token add' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in token ls' -l json -d 'Print JSON'
complete -c ithaca -n '__ithaca_in token ls' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in token rm' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in api-key' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in api-key' -a 'add ls remove rm'
complete -c ithaca -n '__ithaca_in skill' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in completion' -s h -l help -d 'Print help'
complete -c ithaca -n '__ithaca_in completion' -a 'bash zsh fish'
