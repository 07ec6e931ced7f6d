# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Benchmarks of Ithaca beside its peers; see ../README.md."""
