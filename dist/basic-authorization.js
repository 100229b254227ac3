// src/package-index/basic-authorization.ts
/** The header that shows a login (RFC 7617), masked: it is as good as the password. */
function basicAuthorization(user, password, secrets) {
	const pair = Buffer.from(`${user}:${password}`, "utf8").toString("base64");
	secrets.mask(pair);
	return `Basic ${pair}`;
}
Object.defineProperty(exports, "basicAuthorization", {
	enumerable: true,
	get: function() {
		return basicAuthorization;
	}
});
