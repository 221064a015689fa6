#!/bin/sh
# Starts Sessionbook from a stick on which no file counts as a program: sh start.sh
program=$(dirname "$0")/sessionbook
[ -x "$program" ] && exec "$program" "$@"
for loader in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1; do
  [ -x "$loader" ] && exec "$loader" "$program" "$@"
done
echo "This computer could not start the program; README.txt beside it tells what helps." >&2
exit 1
