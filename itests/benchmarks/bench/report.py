# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Medians, ratios, budgets and verdicts, as a Markdown table and as JSON."""
import json
import os
import platform
import subprocess
import time

from .harness import TARGET, median

PEERS = ("tmux", "dtach", "oly", "abduco")


class Budget:
    """A bound: at most factor x another figure of the same run, or at most a figure (other None)."""

    def __init__(self, factor, other=None, below=False):
        self.factor = factor
        self.other = other
        self.below = below

    def text(self, unit):
        if self.other is None:
            return f"≤ {self.factor:g} {unit}"
        if self.below:
            return f"< {self.other}"
        return f"≤ {self.factor:g} × {self.other}"

    def check(self, value, figures):
        """(shown ratio or empty, True/False/None when the peer is missing)"""
        if self.other is None:
            return "", value <= self.factor
        other = figures.get(self.other)
        if not other:
            return "", None
        ratio = value / other
        return f"{ratio:.2f} × {self.other}", ratio < 1 if self.below else ratio <= self.factor


class Row:
    """One line of the table: a figure per peer, in one unit, less is better unless said otherwise in the name."""

    def __init__(self, key, name, unit, budgets=(), limit_name=None, note=""):
        self.key = key
        self.name = name
        self.unit = unit
        self.budgets = list(budgets)
        self.limit_name = limit_name
        self.note = note
        self.samples = {}
        self.errors = {}

    def add(self, peer, value):
        self.samples.setdefault(peer, []).append(value)

    def fail(self, peer, reason):
        self.errors[peer] = str(reason)

    def figures(self):
        """Medians; a peer that failed once has no figure, whatever it reached before."""
        return {peer: median(values) for peer, values in self.samples.items() if peer not in self.errors}

    def verdict(self):
        value = self.figures().get("ithaca")
        if value is None:
            return "", self.errors.get("ithaca", "not measured")
        ratios, failed, open_ends = [], [], []
        for budget in self.budgets:
            ratio, ok = budget.check(value, self.figures())
            if ratio:
                ratios.append(ratio)
            if ok is None:
                open_ends.append(budget.other)
            elif not ok:
                failed.append(budget.text(self.unit))
        if not self.budgets:
            return "", "no budget"
        words = "**over**: " + ", ".join(failed) if failed else "within"
        if open_ends:
            words += " (" + ", ".join(f"{p} {'failed' if p in self.errors else 'missing'}" for p in open_ends) + ")"
        return ", ".join(ratios), words


def number(value):
    if value is None:
        return ""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def table(rows, missing):
    lines = ["| what | unit | Ithaca | limit | tmux | dtach | oly | ratio | budget | verdict |",
             "|---|---|---:|---:|---:|---:|---:|---|---|---|"]
    for row in rows:
        figures = row.figures()
        limit = figures.get(row.limit_name)
        cells = [row.name, row.unit, number(figures.get("ithaca")),
                 f"{number(limit)} ({row.limit_name})" if limit is not None else ""]
        cells += [number(figures.get(p)) if p in figures else "–" for p in PEERS[:3]]
        ratios, verdict = row.verdict()
        cells += [ratios, ", ".join(b.text(row.unit) for b in row.budgets), verdict]
        lines.append("| " + " | ".join(cells) + " |")
    lines.append("")
    for peer, reason in missing.items():
        lines.append(f"- {peer}: {reason}.")
    for row in rows:
        if row.note:
            lines.append(f"- {row.name}: {row.note}")
        for peer, reason in row.errors.items():
            lines.append(f"- {row.name}, {peer}: not measured: {reason}")
    return "\n".join(lines)


def version(argv):
    try:
        done = subprocess.run(argv, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[0] if lines else None


def machine():
    model = "unknown"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return {"cpu": model, "cores": os.cpu_count(), "kernel": platform.release(), "load": os.getloadavg(),
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}


def save(rows, missing, about):
    path = os.path.join(TARGET, "results.json")
    body = {"machine": about, "missing": missing, "rows": [
        {"key": r.key, "name": r.name, "unit": r.unit, "median": r.figures(), "samples": r.samples, "errors": r.errors,
         "ratio": r.verdict()[0], "verdict": r.verdict()[1], "budget": [b.text(r.unit) for b in r.budgets], "note": r.note}
        for r in rows]}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(body, file, indent=1)
        file.write("\n")
    return path
