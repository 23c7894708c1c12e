"""Automatic ETS, or CES, by statsforecast, one thread, on 100 monthly series of M3.

Usage: python auto_ets.py DATA_FOLDER [ets|ces] [SERIES]

Prints one line of JSON: the milliseconds per series after a first fit that loads and warms up, by
the clock and of the processor, and the mean AICc of the models found. For ETS it is defined as in
EtsSpeed; the AICc of CES does not count the effects of a season there.
"""

import csv
import json
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("NIXTLA_ID_AS_COL", "1")

import numpy as np  # noqa: E402
import statsforecast  # noqa: E402
from statsforecast.models import AutoCES, AutoETS  # noqa: E402


def monthly(folder, count):
    """The training parts of every 14th monthly series, as the Java program takes them."""
    series = {}
    with open(os.path.join(folder, "m3.csv"), newline="") as file:
        for row in csv.DictReader(file):
            if row["frequency"] == "monthly" and row["split"] == "train":
                series.setdefault(row["series_id"], []).append(float(row["value"]))
    return [np.array(values) for values in list(series.values())[::14][:count]]


def main():
    folder = sys.argv[1]
    kind = AutoCES if len(sys.argv) > 2 and sys.argv[2] == "ces" else AutoETS
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    data = monthly(folder, count)
    kind(season_length=12).fit(data[0])
    clock = time.perf_counter()
    processor = time.process_time()
    models = [kind(season_length=12).fit(y).model_ for y in data]
    processor = time.process_time() - processor
    clock = time.perf_counter() - clock
    print(
        json.dumps(
            {
                "peer": "statsforecast " + statsforecast.__version__ + " " + kind.__name__,
                "series": len(data),
                "ms_per_series": round(1000 * clock / len(data), 3),
                "processor_ms_per_series": round(1000 * processor / len(data), 3),
                "mean_aicc": round(float(np.mean([m["aicc"] for m in models])), 4),
            }
        )
    )


if __name__ == "__main__":
    main()
