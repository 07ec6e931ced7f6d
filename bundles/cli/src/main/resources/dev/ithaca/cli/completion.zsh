#compdef ithaca
# zsh completion for ithaca; load it with: source <(ithaca completion zsh)

_ithaca_ids() {
    local -a ids
    local id text
    while IFS=$'\t' read -r id text; do
        ids+=("$id:$text")
    done < <(ithaca __complete "$argv[-1]" "$PREFIX" 2>/dev/null)
    _describe -V 'id' ids
}

_ithaca() {
    local -a choices
    choices=(
        'start:Start a command in a new session and attach to it'
        'ls:List sessions, the most recent last'
        'attach:Attach the terminal to a session'
        'update:Change the title or the tags of a session'
        'logs:Print the newest output of a session'
        'send:Type text and keys into a session'
        'wait:Wait until a session ends, waits for input, prints something or rests'
        'explain:Say why a session counts as waiting for input, or not'
        'inbox:List what waits for a human'
        'answer:Answer what waits for a human'
        'prompt:test'
        'stop:Ask a session to end, and end it if it does not'
        'kill:Kill the whole process tree of sessions at once'
        'rm:Delete ended sessions with their logs'
        'prune:Delete all ended sessions, or the older ones'
        'notify:send, enable, disable, test, log, channels'
        'daemon:start, stop, restart, status, install'
        'plugins:List the plugins, what they offer and what is wrong with them'
        'web:Open the web page, or print a link that logs in to it'
        'token:add, ls, rm'
        'api-key:Manage tokens of nodes, in the words of oly'
        'skill:Print a guide to driving sessions by program, as markdown'
        'completion:Print the completion script of a shell'
    )
    if ((CURRENT == 2)); then
        _describe 'command' choices
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    if [[ $command == prompt ]]; then
        choices=(
            'test:Play a recording to the detector of prompts: what would it have said, when and why'
        )
        if ((CURRENT == 2)); then
            _describe 'command' choices
            return
        fi
        command="$command $words[2]"
        shift words
        ((CURRENT--))
    fi
    if [[ $command == notify ]]; then
        choices=(
            'send:Send a notification'
            'enable:Let a session notify'
            'disable:Keep a session quiet'
            'test:Show which rule decides about a notification, and who would get it; nothing is sent'
            'log:Show what became of notifications, the newest last'
            'channels:List the channels, and whether they work'
        )
        if ((CURRENT == 2)); then
            _describe 'command' choices
            return
        fi
        command="$command $words[2]"
        shift words
        ((CURRENT--))
    fi
    if [[ $command == daemon ]]; then
        choices=(
            'start:Start the daemon'
            'stop:Stop the daemon; sessions go on'
            'restart:Stop the daemon and start it in the background with the same options; sessions go on'
            'status:Tell whether the daemon runs, and what it serves'
            'install:Write a systemd user unit for the daemon'
        )
        if ((CURRENT == 2)); then
            _describe 'command' choices
            return
        fi
        command="$command $words[2]"
        shift words
        ((CURRENT--))
    fi
    if [[ $command == plugins && $words[2] != -* ]]; then
        choices=(
            'restart:Stop a plugin and start it anew'
        )
        if ((CURRENT == 2)); then
            _describe 'command' choices
            return
        fi
        command="$command $words[2]"
        shift words
        ((CURRENT--))
    fi
    if [[ $command == web && $words[2] != -* ]]; then
        choices=(
            'password:Set the password of the web page'
            'logins:List who is logged in to the web page, the newest first'
            'logout:End a login to the web page, or all'
        )
        if ((CURRENT == 2)); then
            _describe 'command' choices
            return
        fi
        command="$command $words[2]"
        shift words
        ((CURRENT--))
    fi
    if [[ $command == token ]]; then
        choices=(
            'add:Make a token for a script or a node'
            'ls:List tokens, the oldest first'
            'rm:Revoke a token'
        )
        if ((CURRENT == 2)); then
            _describe 'command' choices
            return
        fi
        command="$command $words[2]"
        shift words
        ((CURRENT--))
    fi
    case $command in
        'start')
            _arguments -s -A '-*' \
                '(-t --title)'{-t,--title}'[Title of the session, at most 256 characters]:title:' \
                '*--tag[Tag of the session]:tag:' \
                '(-d --detach)'{-d,--detach}'[Do not attach; print the session'\''s id]' \
                '(--json)--json[Do not attach; print the session as JSON]' \
                '(--disable-notifications)--disable-notifications[Let no event of the session notify anybody]' \
                '(--cwd)--cwd[Working directory]:cwd:_files -/' \
                '(-n --node)'{-n,--node}'[Node to start it on]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*::command:_normal'
            ;;
        'ls')
            _arguments -s \
                '(--search)--search[Text that id, title, tags, command or arguments hold]:search:' \
                '*--tag[Tag that the sessions have; all must match]:tag:' \
                '*'{-s,--status}'[Status that the sessions have]:status:(created running stopping stopped killed failed unknown)' \
                '(--since)--since[Earliest creation, RFC3339]:since:' \
                '(--until)--until[Latest creation, RFC3339]:until:' \
                '(--limit)--limit[How many sessions at most]:limit:' \
                '(--json)--json[Print JSON]' \
                '(-n --node)'{-n,--node}'[Node whose sessions to list]:node:' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'attach')
            _arguments -s \
                '(-r --read-only)'{-r,--read-only}'[Only look: send no keys, do not resize]' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'update')
            _arguments -s \
                '(-t --title)'{-t,--title}'[The new title]:title:' \
                '*--tag[A new tag]:tag:' \
                '(--json)--json[Print the session as JSON]' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'logs')
            _arguments -s \
                '(--tail)--tail[How many of the last lines]:tail:' \
                '(--keep-color)--keep-color[Keep colours]' \
                '(--no-truncate)--no-truncate[Do not cut long lines]' \
                '(-f --follow)'{-f,--follow}'[Go on with what comes, until the session ends]' \
                '(--raw)--raw[Print the bytes exactly as the command wrote them, from the first on]' \
                '(--json)--json[Print the lines as JSON]' \
                '(--from-file)--from-file[Accepted for compatibility; the log is always what is printed]' \
                '(-w --wait-for-prompt)'{-w,--wait-for-prompt}'[First wait until it needs input or has ended]' \
                '(--timeout)--timeout[How long to wait; 0 waits forever]:timeout:' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'send')
            _arguments -s \
                '(-l --last)'{-l,--last}'[To the most recent session: no word is an id]' \
                '(-n --node)'{-n,--node}'[Node of the session; before the first chunk]:node:' \
                '(--submit)--submit[Press Enter too, and wait for the proof that it was taken]' \
                '(--if-screen)--if-screen[Only if this screen is still shown]:if-screen:' \
                '(--timeout)--timeout[How long --submit and --if-screen may take]:timeout:' \
                '(--json)--json[Print a receipt as JSON]' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'wait')
            _arguments -s \
                '(--for)--for[What to wait for: exit, prompt, output or idle]:for:(exit idle output prompt)' \
                '(--match)--match[Regular expression that a line of output must match]:match:' \
                '(--timeout)--timeout[How long to wait; 0 waits forever]:timeout:' \
                '(--json)--json[Print what happened as JSON]' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'explain')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'inbox')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-w --watch)'{-w,--watch}'[Go on with each change until interrupted]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'answer')
            _arguments -s \
                '(--if-screen)--if-screen[Only if this is still shown: the item'\''s fence of ithaca inbox --json]:if-screen:' \
                '(--timeout)--timeout[How long to wait for proof that it was taken]:timeout:' \
                '(--json)--json[Print what became of it as JSON]' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids waits'
            ;;
        'prompt test')
            _arguments -s \
                '*--pattern[Regular expression to try instead of the rules in force]:pattern:' \
                '(--patterns)--patterns[File with one such expression in each line]:patterns:' \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'stop')
            _arguments -s \
                '(--grace)--grace[Seconds until it is killed]:grace:' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'kill')
            _arguments -s \
                '(-n --node)'{-n,--node}'[Node of the sessions]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'rm')
            _arguments -s \
                '(-f --force)'{-f,--force}'[Kill sessions that still run]' \
                '(-n --node)'{-n,--node}'[Node of the sessions]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'prune')
            _arguments -s \
                '(--older-than)--older-than[Only sessions that ended longer ago, for example 12h or 7d]:older-than:' \
                '(--keep)--keep[How many of the newest ended sessions to keep]:keep:' \
                '(--dry-run)--dry-run[Delete nothing, only tell what would be]' \
                '(--json)--json[Print JSON]' \
                '(-n --node)'{-n,--node}'[Node of the sessions]:node:' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'notify send')
            _arguments -s \
                '(-t --title)'{-t,--title}'[Its headline; needed]:title:' \
                '(-d --description)'{-d,--description}'[One line that says more]:description:' \
                '(-b --body)'{-b,--body}'[Its text]:body:' \
                '(--url)--url[Where it leads: a path of the page, or an http address]:url:' \
                '(-s --session)'{-s,--session}'[Running session that it is about]:session:' \
                '(--json)--json[Print the id of the notification and what became of it as JSON]' \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'notify enable')
            _arguments -s \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'notify disable')
            _arguments -s \
                '(-n --node)'{-n,--node}'[Node of the session]:node:' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'notify test')
            _arguments -s \
                '(--kind)--kind[Its kind]:kind:' \
                '*--tag[A tag that it has]:tag:' \
                '(--urgency)--urgency[low, normal or high; what is usual for its kind if omitted]:urgency:' \
                '(--at)--at[Local time that it is made at, as 2026-11-23T03:00; now if omitted]:at:' \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids ids'
            ;;
        'notify log')
            _arguments -s \
                '(--limit)--limit[How many at most, 1 to 500]:limit:' \
                '(-a --all)'{-a,--all}'[Show channels that had nobody to tell as well]' \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'notify channels')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'daemon start')
            _arguments -s \
                '(-d --detach)'{-d,--detach}'[Start it in the background]' \
                '(-p --port)'{-p,--port}'[Port of HTTP, 0 for any free one (default: 15443)]:port:' \
                '(--bind)--bind[Address that HTTP listens at; another than loopback needs TLS or a proxy]:bind:' \
                '(--no-http)--no-http[Start without HTTP]' \
                '(--no-auth)--no-auth[Let everybody on this machine do everything, after a question]' \
                '(--no-auth-without-ask)--no-auth-without-ask[As --no-auth, without the question]' \
                '(--password-file)--password-file[Set the password of the web page: the first line of a file, or of standard input if it is -]:password-file:' \
                '(--tls-cert)--tls-cert[PEM file with the certificate chain]:tls-cert:' \
                '(--tls-key)--tls-key[PEM file with the key of the certificate]:tls-key:' \
                '(--tls-keystore)--tls-keystore[PKCS12 file with certificate and key, instead of PEM files]:tls-keystore:' \
                '(--behind-proxy)--behind-proxy[A proxy of yours in front of HTTP does TLS]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'daemon stop')
            _arguments -s \
                '(--sessions)--sessions[Stop all sessions first]' \
                '(--grace)--grace[Seconds until they are killed]:grace:' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'daemon restart')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'daemon status')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'daemon install')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'plugins')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'plugins restart')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]' \
                '*:id:_ithaca_ids plugins'
            ;;
        'web password')
            _arguments -s \
                '(--password-file)--password-file[File whose first line is the password; - is standard input]:password-file:' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'web logins')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'web logout')
            _arguments -s \
                '(--all)--all[End all logins]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'web')
            _arguments -s \
                '(--print)--print[Print the link and open nothing]' \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'token add')
            _arguments -s \
                '*--scope[What it may do: observe, control, manage or node]:scope:(observe control manage node)' \
                '(--ttl)--ttl[How long it lives, for example 12h or 30d; without it for ever]:ttl:' \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'token ls')
            _arguments -s \
                '(--json)--json[Print JSON]' \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'token rm')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'api-key')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]' \
                '1:argument:(add ls remove rm)'
            ;;
        'skill')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]'
            ;;
        'completion')
            _arguments -s \
                '(-h --help)'{-h,--help}'[Print help]' \
                '1:argument:(bash zsh fish)'
            ;;
    esac
}

if [[ $funcstack[1] == _ithaca ]]; then
    _ithaca "$@"
else
    compdef _ithaca ithaca
fi
