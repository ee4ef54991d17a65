"""What is stopped is gone, whoever it was that started it."""

import json
import subprocess
import sys

from dev.services.state import ROOT

# A child and its child in a session of its own, both deaf to SIGTERM; then what stop and end_strays leave of them.
PROGRAM = """
import json, os, signal, subprocess, sys
from dev.services import processes

DEAF = "import os, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(os.getpid(), flush=True); "
CHILD = DEAF + "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], start_new_session=True)"

processes.adopt_orphans()
read, write = os.pipe()
pipes = {"stdout": write, "stderr": subprocess.DEVNULL}  # who survives holds none of ours
child = subprocess.Popen([sys.executable, "-c", CHILD, DEAF + "signal.pause()"], start_new_session=True, **pipes)
with open(read) as output:
    born = [int(output.readline()) for _process in range(2)]
os.close(write)
processes.stop({child: signal.SIGTERM}, patience=0.1)
processes.end_strays(patience=0.1)
left = [pid for pid in born if os.path.exists(f"/proc/{pid}")]
print(json.dumps(left))
for pid in left:
    os.kill(pid, signal.SIGKILL)
"""


def test_grandchild_in_a_session_of_its_own_is_gone_too():
    """Red without the adoption of orphans: the grandchild goes on."""
    ended = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout) == []
