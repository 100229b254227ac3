// \0left-out
var require__left_out = /* @__PURE__ */ require("./rolldown-runtime.js").__commonJSMin(((exports, module) => {
	module.exports = {};
}));
Object.defineProperty(exports, "require__left_out", {
	enumerable: true,
	get: function() {
		return require__left_out;
	}
});
