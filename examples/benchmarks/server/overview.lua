-- The overview of a business for wrk, with the pause of each connection between two requests that
-- makes 200 requests a second of 20 connections:
--   wrk -t2 -c20 -d30s --latency -s overview.lua "$SERVER"
-- BUSINESS and TOKEN are in the environment.
local pause = tonumber(os.getenv("PAUSE_MS") or "100")

wrk.path = "/v1/dashboard/overview/" .. os.getenv("BUSINESS")
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
wrk.headers["Accept-Encoding"] = "gzip"

function delay()
  return pause
end
