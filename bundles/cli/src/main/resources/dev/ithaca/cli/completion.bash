# bash completion for ithaca; load it with: source <(ithaca completion bash)

_ithaca_ids() {
    ithaca __complete "$1" "$2" 2>/dev/null | cut -f1
}

_ithaca() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local command=${COMP_WORDS[1]} words=''
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W 'start ls attach update logs send wait explain inbox answer prompt stop kill rm prune notify daemon plugins web token api-key skill completion --help --version' -- "$cur"))
        return
    fi
    if [[ $command == prompt ]]; then
        if ((COMP_CWORD == 2)); then
            COMPREPLY=($(compgen -W 'test' -- "$cur"))
            return
        fi
        command="$command ${COMP_WORDS[2]}"
    fi
    if [[ $command == notify ]]; then
        if ((COMP_CWORD == 2)); then
            COMPREPLY=($(compgen -W 'send enable disable test log channels' -- "$cur"))
            return
        fi
        command="$command ${COMP_WORDS[2]}"
    fi
    if [[ $command == daemon ]]; then
        if ((COMP_CWORD == 2)); then
            COMPREPLY=($(compgen -W 'start stop restart status install' -- "$cur"))
            return
        fi
        command="$command ${COMP_WORDS[2]}"
    fi
    if [[ $command == plugins && ${COMP_WORDS[2]} != -* ]]; then
        if ((COMP_CWORD == 2)); then
            COMPREPLY=($(compgen -W 'restart' -- "$cur"))
            return
        fi
        command="$command ${COMP_WORDS[2]}"
    fi
    if [[ $command == web && ${COMP_WORDS[2]} != -* ]]; then
        if ((COMP_CWORD == 2)); then
            COMPREPLY=($(compgen -W 'password logins logout' -- "$cur"))
            return
        fi
        command="$command ${COMP_WORDS[2]}"
    fi
    if [[ $command == token ]]; then
        if ((COMP_CWORD == 2)); then
            COMPREPLY=($(compgen -W 'add ls rm' -- "$cur"))
            return
        fi
        command="$command ${COMP_WORDS[2]}"
    fi
    case $command in
        'start')
            case $prev in
                -t | --title)
                    COMPREPLY=()
                    return
                    ;;
                --tag)
                    COMPREPLY=()
                    return
                    ;;
                --cwd)
                    COMPREPLY=($(compgen -d -- "$cur"))
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            if [[ $cur != -* ]]; then
                COMPREPLY=($(compgen -c -- "$cur"))
                return
            fi
            words='-t --title --tag -d --detach --json --disable-notifications --cwd -n --node --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'ls')
            case $prev in
                --search)
                    COMPREPLY=()
                    return
                    ;;
                --tag)
                    COMPREPLY=()
                    return
                    ;;
                -s | --status)
                    COMPREPLY=($(compgen -W 'created running stopping stopped killed failed unknown' -- "$cur"))
                    return
                    ;;
                --since)
                    COMPREPLY=()
                    return
                    ;;
                --until)
                    COMPREPLY=()
                    return
                    ;;
                --limit)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--search --tag -s --status --since --until --limit --json -n --node --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'attach')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-r --read-only -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'update')
            case $prev in
                -t | --title)
                    COMPREPLY=()
                    return
                    ;;
                --tag)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-t --title --tag --json -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'logs')
            case $prev in
                --tail)
                    COMPREPLY=()
                    return
                    ;;
                --timeout)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--tail --keep-color --no-truncate -f --follow --raw --json --from-file -w --wait-for-prompt --timeout -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'send')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
                --if-screen)
                    COMPREPLY=()
                    return
                    ;;
                --timeout)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-l --last -n --node --submit --if-screen --timeout --json --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'wait')
            case $prev in
                --for)
                    COMPREPLY=($(compgen -W 'exit idle output prompt' -- "$cur"))
                    return
                    ;;
                --match)
                    COMPREPLY=()
                    return
                    ;;
                --timeout)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--for --match --timeout --json -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'explain')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--json -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'inbox')
            case $prev in
            esac
            words='--json -w --watch --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'answer')
            case $prev in
                --if-screen)
                    COMPREPLY=()
                    return
                    ;;
                --timeout)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--if-screen --timeout --json --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids waits "$cur")
            fi
            ;;
        'prompt test')
            case $prev in
                --pattern)
                    COMPREPLY=()
                    return
                    ;;
                --patterns)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--pattern --patterns --json --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'stop')
            case $prev in
                --grace)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--grace -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'kill')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'rm')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-f --force -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'prune')
            case $prev in
                --older-than)
                    COMPREPLY=()
                    return
                    ;;
                --keep)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--older-than --keep --dry-run --json -n --node --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'notify send')
            case $prev in
                -t | --title)
                    COMPREPLY=()
                    return
                    ;;
                -d | --description)
                    COMPREPLY=()
                    return
                    ;;
                -b | --body)
                    COMPREPLY=()
                    return
                    ;;
                --url)
                    COMPREPLY=()
                    return
                    ;;
                -s | --session)
                    COMPREPLY=()
                    return
                    ;;
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-t --title -d --description -b --body --url -s --session --json -n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'notify enable')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'notify disable')
            case $prev in
                -n | --node)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-n --node --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'notify test')
            case $prev in
                --kind)
                    COMPREPLY=()
                    return
                    ;;
                --tag)
                    COMPREPLY=()
                    return
                    ;;
                --urgency)
                    COMPREPLY=()
                    return
                    ;;
                --at)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--kind --tag --urgency --at --json --help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids ids "$cur")
            fi
            ;;
        'notify log')
            case $prev in
                --limit)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--limit -a --all --json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'notify channels')
            case $prev in
            esac
            words='--json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'daemon start')
            case $prev in
                -p | --port)
                    COMPREPLY=()
                    return
                    ;;
                --bind)
                    COMPREPLY=()
                    return
                    ;;
                --password-file)
                    COMPREPLY=()
                    return
                    ;;
                --tls-cert)
                    COMPREPLY=()
                    return
                    ;;
                --tls-key)
                    COMPREPLY=()
                    return
                    ;;
                --tls-keystore)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='-d --detach -p --port --bind --no-http --no-auth --no-auth-without-ask --password-file --tls-cert --tls-key --tls-keystore --behind-proxy --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'daemon stop')
            case $prev in
                --grace)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--sessions --grace --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'daemon restart')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'daemon status')
            case $prev in
            esac
            words='--json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'daemon install')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'plugins')
            case $prev in
            esac
            words='--json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'plugins restart')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words=$(_ithaca_ids plugins "$cur")
            fi
            ;;
        'web password')
            case $prev in
                --password-file)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--password-file --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'web logins')
            case $prev in
            esac
            words='--json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'web logout')
            case $prev in
            esac
            words='--all --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'web')
            case $prev in
            esac
            words='--print --json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'token add')
            case $prev in
                --scope)
                    COMPREPLY=($(compgen -W 'observe control manage node' -- "$cur"))
                    return
                    ;;
                --ttl)
                    COMPREPLY=()
                    return
                    ;;
            esac
            words='--scope --ttl --json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'token ls')
            case $prev in
            esac
            words='--json --help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'token rm')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'api-key')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words='add ls remove rm'
            fi
            ;;
        'skill')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words=''
            fi
            ;;
        'completion')
            case $prev in
            esac
            words='--help'
            if [[ $cur != -* ]]; then
                words='bash zsh fish'
            fi
            ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}

complete -o default -F _ithaca ithaca
