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
/** One member of a JSON value; `undefined` where it is no object or has no such member of its own. */
function jsonField(value, name) {
	return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : void 0;
}
Object.defineProperty(exports, "jsonField", {
	enumerable: true,
	get: function() {
		return jsonField;
	}
});
Object.defineProperty(exports, "jsonFieldsFrom", {
	enumerable: true,
	get: function() {
		return jsonFieldsFrom;
	}
});
