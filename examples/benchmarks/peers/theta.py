"""The theta method by statsforecast, one thread, on 100 monthly series of M3.

Usage: python theta.py DATA_FOLDER [SERIES]

Prints one line of JSON for each model: the milliseconds per series for fit and 18 steps with 95 %
intervals, the best of three runs after one that warms up, and the sMAPE of the forecasts.
"""

import csv
import json
import os
import sys
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("NIXTLA_ID_AS_COL", "1")

import numpy as np  # noqa: E402
import statsforecast  # noqa: E402
from statsforecast.models import AutoTheta, DynamicOptimizedTheta, Theta  # noqa: E402

HORIZON = 18


def monthly(folder, count):
    """Every 14th monthly series, as the Java program takes them: history and what followed."""
    series = {}
    with open(os.path.join(folder, "m3.csv"), newline="") as file:
        for row in csv.DictReader(file):
            if row["frequency"] == "monthly":
                parts = series.setdefault(row["series_id"], ([], []))
                parts[row["split"] != "train"].append(float(row["value"]))
    chosen = list(series.values())[::14][:count]
    return [(np.array(train), np.array(test)) for train, test in chosen]


def smape(actual, forecast):
    return np.mean(200 * np.abs(actual - forecast) / (np.abs(actual) + np.abs(forecast)))


def main():
    warnings.simplefilter("ignore")
    data = monthly(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    for model in (DynamicOptimizedTheta, AutoTheta, Theta):
        best = float("inf")
        for _ in range(4):
            begin = time.perf_counter()
            made = [
                model(season_length=12).forecast(y=train, h=HORIZON, level=[95])["mean"]
                for train, _ in data
            ]
            seconds = time.perf_counter() - begin
            best = min(best, seconds)
        print(
            json.dumps(
                {
                    "peer": "statsforecast " + statsforecast.__version__,
                    "model": model.__name__,
                    "series": len(data),
                    "ms_per_series": round(1000 * best / len(data), 3),
                    "smape": round(
                        float(np.mean([smape(t, f) for (_, t), f in zip(data, made)])), 3
                    ),
                }
            )
        )


if __name__ == "__main__":
    main()
