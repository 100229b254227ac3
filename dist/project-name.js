// src/grammar/project-name.ts
const NAME = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i;
/** Whether a text can be a project's name (PEP 508; packaging.python.org/specifications/name-normalization). */
function isProjectName(text) {
	return NAME.test(text);
}
Object.defineProperty(exports, "isProjectName", {
	enumerable: true,
	get: function() {
		return isProjectName;
	}
});
