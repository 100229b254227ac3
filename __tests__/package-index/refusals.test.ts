import { describe, expect, test } from '@jest/globals'
import { parseIndexAddress } from '../../src/package-index/index-address.ts'
import { hintFor } from '../../src/package-index/refusals.ts'

const PYPI = parseIndexAddress('https://upload.pypi.org/legacy/', 'auto')
const OTHER = parseIndexAddress('https://index.example/pypi/', 'auto')

describe('what PyPI says is explained:', () => {
  // Shortened where PyPI goes on with a link; (warehouse, forklift/legacy.py and what it calls).
  test.each<[number, string, RegExp]>([
    [403, 'Invalid API Token: token is expired', /Run the job again/],
    [403, "Invalid API Token: project-scoped token is not valid for project: 'foo'", /made for another project/],
    [403, "Invalid API Token: OIDC scoped token is not valid for project 'foo'", /trusted publisher of this workflow/],
    [403, "The given token isn't allowed to upload to project 'foo'. See https://…", /archived or in quarantine/],
    [403, 'Invalid API Token: signatures do not match', /whole token/],
    [403, 'Invalid or non-existent authentication information. See https://…', /revoked, is not whole/],
    [403, 'Username/Password authentication is no longer supported. Migrate to API Tokens…', /without the input user/],
    [
      403,
      "User 'me', associated with the API token used, does not have a verified primary email address.",
      /verify their/,
    ],
    [
      403,
      "User 'me', associated with the API token used, does not have two-factor authentication enabled.",
      /two-factor/,
    ],
    [403, "The user 'me' isn't allowed to upload to project 'foo'. See https://…", /maintainer/],
    [403, 'New uploads are temporarily disabled. See https://…', /status\.python\.org/],
    [403, 'New project registration temporarily disabled. See https://…', /New projects cannot be made/],
    [400, 'Non-user identities cannot create new projects. This was probably caused by…', /pending publisher/],
    [400, "The name 'os' isn't allowed (conflict with Python Standard Library module name).", /standard library/],
    [400, "The name 'fooo' is too similar to an existing project.", /choose another name/],
    [400, "The name 'foo' isn't allowed. See https://…", /administrators/],
    [409, "The name 'foo' conflicts with an existing project.", /run this one again/],
    [429, 'Too many new projects created', /in an hour/],
    [400, 'Organization account owning this project is inactive.', /organisation/],
    [400, "File too large. Limit for project 'foo' is 100 MB.", /ask for more/],
    [400, "Project size too large. Limit for project 'foo' total size is 10 GB.", /ask for more/],
    [400, 'This filename was previously used by a file that has since been deleted.', /never comes back/],
    [400, 'Uploading new files to releases older than 14 days is not allowed.', /new version/],
    [400, 'Only one sdist may be uploaded per release.', /leave this one out/],
    [400, 'The digest supplied does not match a digest calculated from the uploaded file.', /changed on its way/],
    [400, "The description failed to render for 'text/x-rst'.", /twine check/],
    [400, "'Foo :: Bar' is not a valid classifier.", /classifiers/],
    [
      400,
      "The classifier 'Natural Language :: Ukranian' has been deprecated, use one of ['…'] instead.",
      /classifiers/,
    ],
    [
      400,
      "Binary wheel 'foo-1-cp312-cp312-linux_x86_64.whl' has an unsupported platform tag 'linux_x86_64'.",
      /manylinux/,
    ],
    [400, 'Invalid attestations supplied during upload: unknown error while trying to verify', /just now/],
    [400, 'Invalid attestations supplied during upload: Verification failed', /registered as trusted publisher/],
    [400, 'Invalid distribution file. File is not a zipfile', /Build the file again/],
  ])('%d %s', (status, reason, hint) => {
    expect(hintFor(status, reason, PYPI)).toMatch(hint)
  })
})

test('what nobody knows is passed on without a hint', () => {
  expect(hintFor(400, 'Mercury is in retrograde.', PYPI)).toBeUndefined()
})

test("PyPI's sentences mean nothing to another index", () => {
  expect(hintFor(400, 'Only one sdist may be uploaded per release.', OTHER)).toBeUndefined()
  expect(hintFor(403, 'Forbidden', OTHER)).toMatch(/credentials/)
  expect(hintFor(401, 'The login has expired.', OTHER)).toMatch(/expired/)
  expect(hintFor(413, 'Too large', OTHER)).toMatch(/takes no file of this size/)
})
