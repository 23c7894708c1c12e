# Automatic ARIMA, ETS and Theta of R's forecast, and R's prophet, on monthly series of M3 and on
# the daily page views of Peyton Manning; one thread.
#
# Usage: Rscript r_peers.R DATA_FOLDER [EVERY]
#
# Takes every EVERY-th monthly series of m3.csv (default 70, which makes 21). Prints one line of
# JSON for each model: the milliseconds per series for fit and 18 steps with intervals of 95 %, and
# the mean AICc of the models found, where they have one.

suppressPackageStartupMessages({
  library(forecast)
  library(prophet)
})

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) {
  stop("one argument is needed: the folder with m3.csv and prophet/")
}
folder <- arguments[1]
every <- if (length(arguments) > 1) as.integer(arguments[2]) else 70L
horizon <- 18

rows <- read.csv(file.path(folder, "m3.csv"), stringsAsFactors = FALSE)
rows <- rows[rows$frequency == "monthly" & rows$split == "train", ]
ids <- unique(rows$series_id)
chosen <- ids[seq(1, length(ids), by = every)]
series <- lapply(chosen, function(id) ts(rows$value[rows$series_id == id], frequency = 12))

fields <- function(...) {
  values <- list(...)
  text <- vapply(values, function(value) {
    if (is.character(value)) sprintf('"%s"', value) else format(value, digits = 10)
  }, "")
  cat("{", paste(sprintf('"%s": %s', names(values), text), collapse = ", "), "}\n", sep = "")
}

measure <- function(name, make, criterion) {
  model <- make(series[[1]])
  criteria <- numeric(0)
  begin <- proc.time()[["elapsed"]]
  for (y in series) {
    # Assigned first: R would not make a model that nobody looks at.
    model <- make(y)
    criteria <- c(criteria, criterion(model))
  }
  seconds <- proc.time()[["elapsed"]] - begin
  result <- list(
    peer = paste("R forecast", packageVersion("forecast")), model = name,
    series = length(series), ms_per_series = 1000 * seconds / length(series)
  )
  if (!anyNA(criteria)) {
    result$mean_aicc <- mean(criteria)
  }
  do.call(fields, result)
}

fitted_and_forecast <- function(fit) {
  function(y) {
    model <- fit(y)
    forecast(model, h = horizon, level = 95)
    model
  }
}

measure("auto.arima", fitted_and_forecast(auto.arima), function(model) model$aicc)
measure("ets", fitted_and_forecast(ets), function(model) model$aicc)
measure("thetaf", function(y) thetaf(y, h = horizon, level = 95), function(model) NA)

history <- read.csv(file.path(folder, "prophet", "example_wp_log_peyton_manning.csv"))
history$ds <- as.Date(history$ds)
run <- function() {
  begin <- proc.time()[["elapsed"]]
  model <- suppressMessages(prophet(history))
  future <- make_future_dataframe(model, periods = 365, include_history = FALSE)
  forecast <- predict(model, future)
  stopifnot(nrow(forecast) == 365)
  1000 * (proc.time()[["elapsed"]] - begin)
}
run()
fields(
  peer = paste("R prophet", packageVersion("prophet")), model = "prophet",
  points = nrow(history), ms = median(replicate(3, run()))
)
