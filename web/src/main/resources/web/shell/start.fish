# What fish reads in a shell that Podfall opens, after your own files.
set -gx KUBECONFIG $PODFALL_SHELL_KUBECONFIG
set -e PODFALL_SHELL_KUBECONFIG
if type -q kubectl
    if not type -q k
        function k --wraps kubectl --description kubectl
            kubectl $argv
        end
    end
    complete -c kubectl | string length -q; or kubectl completion fish 2>/dev/null | source
end
