"""Prophet on the daily page views of Peyton Manning, fit and a year's forecast.

Usage: python prophet_peyton.py DATA_FOLDER [RUNS]

Reads prophet/example_wp_log_peyton_manning.csv in the folder. Prints one line of JSON: the medians
of the milliseconds that a fit with default settings and a forecast of 365 days with its intervals
take, after a run that loads and warms up. (The name is not prophet.py, which would hide the
library from itself.)
"""

import json
import logging
import os
import statistics
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pandas as pd  # noqa: E402
import prophet  # noqa: E402

DAYS = 365


def run(history):
    begin = time.perf_counter()
    model = prophet.Prophet()
    model.fit(history)
    fitted = time.perf_counter()
    future = model.make_future_dataframe(periods=DAYS, include_history=False)
    forecast = model.predict(future)
    end = time.perf_counter()
    assert len(forecast) == DAYS
    return 1000 * (fitted - begin), 1000 * (end - fitted)


def main():
    logging.getLogger("cmdstanpy").disabled = True
    logging.getLogger("prophet").setLevel(logging.ERROR)
    folder = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    history = pd.read_csv(
        os.path.join(folder, "prophet", "example_wp_log_peyton_manning.csv"), parse_dates=["ds"]
    )
    run(history)
    times = [run(history) for _ in range(runs)]
    fit = statistics.median(fit for fit, _ in times)
    predict = statistics.median(predict for _, predict in times)
    both = statistics.median(sum(pair) for pair in times)
    print(
        json.dumps(
            {
                "peer": "prophet " + prophet.__version__ + " (Python)",
                "points": len(history),
                "fit_ms": round(fit, 3),
                "predict_ms": round(predict, 3),
                "ms": round(both, 3),
            }
        )
    )


if __name__ == "__main__":
    main()
