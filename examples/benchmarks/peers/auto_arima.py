"""Automatic ARIMA by statsforecast, one thread, on 100 monthly series of M3.

Usage: python auto_arima.py DATA_FOLDER [SERIES]

Prints one line of JSON: the seconds and the milliseconds per series after a first run that compiles
and warms up, and the mean AICc of the models found, as that library computes it: the exact Gaussian
likelihood of the differenced series, k counting the variance of the errors.
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
from statsforecast.arima import auto_arima_f  # noqa: E402


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
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    data = monthly(folder, count)
    auto_arima_f(data[0], period=12, approximation=False)
    begin = time.perf_counter()
    models = [auto_arima_f(y, period=12, approximation=False) for y in data]
    seconds = time.perf_counter() - begin
    print(
        json.dumps(
            {
                "peer": "statsforecast " + statsforecast.__version__,
                "series": len(data),
                "seconds": round(seconds, 3),
                "ms_per_series": round(1000 * seconds / len(data), 3),
                "mean_aicc": round(float(np.mean([m["aicc"] for m in models])), 4),
            }
        )
    )


if __name__ == "__main__":
    main()
