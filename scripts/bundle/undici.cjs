// What the bundle has of undici: enough to upload, and each part only once it is used. The toolkit's client names
// ProxyAgent too, for a method that nobody here calls.
module.exports = {
  get Agent() {
    return require('undici/lib/dispatcher/agent.js')
  },
  get ProxyAgent() {
    // The index of undici gives dispatchers their methods; a proxy is asked for a tunnel with this one.
    require('undici/lib/dispatcher/dispatcher.js').prototype.connect = require('undici/lib/api/api-connect.js')
    return require('undici/lib/dispatcher/proxy-agent.js')
  },
  request(url, options) {
    const request = require('undici/lib/api/api-request.js')
    return request.call(options.dispatcher, { ...options, origin: url.origin, path: url.pathname + url.search })
  },
}
