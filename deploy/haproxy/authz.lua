-- Asks the portal about each call before HAProxy forwards it.

local portal = "http://127.0.0.1:5082/authz"
local patience = 1000 -- milliseconds

-- What belongs to the connection with the client, and what only this proxy says.
local kept_back = {
  ["host"] = true, ["connection"] = true, ["keep-alive"] = true, ["content-length"] = true, ["transfer-encoding"] = true, ["upgrade"] = true, ["expect"] = true, ["te"] = true,
  ["x-forwarded-method"] = true, ["x-forwarded-uri"] = true, ["x-forwarded-host"] = true, ["x-forwarded-for"] = true, ["x-original-method"] = true, ["x-original-uri"] = true,
}

-- Who calls, as the service hears it. What the client says under these names is overwritten or taken out.
local identity = { "x-request-id", "x-portal-organization", "x-portal-application", "x-portal-plan", "x-portal-subset" }

-- For the client.
local told = { "x-request-id", "ratelimit", "ratelimit-policy", "retry-after", "www-authenticate", "allow", "content-type", "vary", "access-control-allow-origin", "access-control-allow-credentials",
  "access-control-allow-methods", "access-control-allow-headers", "access-control-max-age", "access-control-expose-headers" }

local function first(values)
  return values and (values[0] or values[1])
end

local function question(txn)
  local headers = {}
  for name, values in pairs(txn.http:req_get_headers()) do
    if not kept_back[name] then
      headers[name] = {}
      for _, value in pairs(values) do
        table.insert(headers[name], value)
      end
    end
  end
  headers["x-forwarded-method"] = { txn.sf:method() }
  headers["x-forwarded-uri"] = { txn.sf:pathq() }
  headers["x-forwarded-host"] = { txn.sf:req_hdr("host") }
  headers["x-forwarded-for"] = { txn.sf:src() }
  return headers
end

local function refuse(txn, answer)
  local reply = txn:reply()
  reply:set_status(answer.status)
  for _, name in ipairs(told) do
    local value = first(answer.headers[name])
    if value then
      reply:add_header(name, value)
    end
  end
  reply:set_body(answer.body)
  txn:done(reply)
end

core.register_action("authz", { "http-req" }, function(txn)
  local answer = core.httpclient():get({ url = portal, headers = question(txn), timeout = patience })
  if not answer or answer.status == 0 then
    -- The portal did not answer: what is not allowed does not pass.
    refuse(txn, {
      status = 503,
      headers = { ["content-type"] = { "application/problem+json" } },
      body = '{"type":"about:blank","title":"Service unavailable","status":503,"detail":"Whether this call may pass could not be found out. Send it again in a moment."}',
    })
    return
  end
  if answer.status ~= 200 then
    refuse(txn, answer)
    return
  end
  for _, name in ipairs(identity) do
    txn.http:req_del_header(name)
    local value = first(answer.headers[name])
    if value then
      txn.http:req_set_header(name, value)
    end
  end
  -- The target as it was matched, without the key.
  txn.http:req_set_uri(first(answer.headers["x-portal-uri"]))
  txn:set_var("txn.portal_request_id", first(answer.headers["x-request-id"]))
  local limits = first(answer.headers["ratelimit"])
  if limits then
    txn:set_var("txn.portal_ratelimit", limits)
    txn:set_var("txn.portal_ratelimit_policy", first(answer.headers["ratelimit-policy"]))
  end
end)
