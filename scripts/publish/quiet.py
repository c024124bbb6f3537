"""A build that says little counts its warnings all the same."""

import logging


def count_hidden(log: logging.Logger) -> None:
    """Hide warnings where they are written, not where they are made.

    MkDocs' option -q raises the level of its logger, so that warnings neither reach the
    handlers that count them nor stop a strict build.

    Args:
        log: The logger that MkDocs' own handler and those that count belong to.
    """
    if (level := log.level) <= logging.WARNING:
        return
    for one in log.handlers:
        if isinstance(one, logging.StreamHandler):
            one.setLevel(level)
    log.setLevel(logging.WARNING)


def admit(log: logging.Logger) -> None:
    """Say as an error that warnings which stop a build were hidden, if they were."""
    while log.parent and not log.handlers:
        log = log.parent
    streams = [one for one in log.handlers if isinstance(one, logging.StreamHandler)]
    if streams and all(one.level > logging.WARNING for one in streams):
        log.error("-q hides the warnings that stop this build; run it without -q")
