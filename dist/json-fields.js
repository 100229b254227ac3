// src/http/json-fields.ts
/** The members of a JSON object by name; none where the text is no JSON or no object. */
function jsonFieldsFrom(text) {
	try {
		const document = JSON.parse(text);
		return typeof document === "object" && document !== null ? new Map(Object.entries(document)) : /* @__PURE__ */ new Map();
	} catch {
		return /* @__PURE__ */ new Map();
	}
}
Object.defineProperty(exports, "jsonFieldsFrom", {
	enumerable: true,
	get: function() {
		return jsonFieldsFrom;
	}
});
