#!/usr/bin/env python3
"""Adds up the TRX files of a folder; the last line is "N passed, N failed, N skipped".

Ends with 1 when a test failed, when there was none, or when the test run itself ended badly.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

TRX = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
PASSED = {"Passed"}
SKIPPED = {"NotExecuted", "NotRunnable", "Inconclusive", "Pending"}


def main(folder: str, test_exit_code: str) -> int:
    passed = failed = skipped = 0
    for path in sorted(pathlib.Path(folder).rglob("*.trx")):
        for result in ElementTree.parse(path).iter(TRX + "UnitTestResult"):
            outcome = result.get("outcome", "")
            if outcome in PASSED:
                passed += 1
            elif outcome in SKIPPED:
                skipped += 1
            else:
                failed += 1
                print("failed:", result.get("testName"))

    broken = test_exit_code != "0" and failed == 0
    if broken:
        print("the test run ended with code", test_exit_code, "without a failed test")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or broken or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
