import { attestationRules } from './attestations.ts'
import { batchRules } from './batch.ts'
import { classifierRules } from './classifiers.ts'
import { concealedCodeRules } from './concealed-code.ts'
import { dependencyRules } from './dependencies.ts'
import { descriptionRules } from './description.ts'
import { descriptionTypeRules } from './description-type.ts'
import { dynamicFieldRules } from './dynamic-fields.ts'
import { emailAddressRules } from './email-addresses.ts'
import { entryPointsRules } from './entry-points.ts'
import { filenameRules } from './filename.ts'
import { importNameRules } from './import-names.ts'
import { indexHoldingsRules, nameTakenRule } from './index-holdings.ts'
import { licenceRules } from './licence.ts'
import { licenseFileRules } from './license-files.ts'
import { memberNameRules } from './member-names.ts'
import { metadataFormRules } from './metadata-form.ts'
import { metadataVersionRules } from './metadata-version.ts'
import { nameAndVersionRules } from './name-and-version.ts'
import { platformFamilyRules } from './platform-families.ts'
import { platformTagRules } from './platform-tags.ts'
import { projectHoldingsRules } from './project-holdings.ts'
import { projectUrlRules } from './project-urls.ts'
import { renderingRules } from './rendering.ts'
import type { Rule } from './rule.ts'
import { sdistArchiveRules } from './sdist-archive.ts'
import { sdistFilenameRules } from './sdist-filename.ts'
import { sizeRules } from './sizes.ts'
import { summaryRules } from './summary.ts'
import { wheelDistInfoRules } from './wheel-dist-info.ts'
import { wheelFilenameRules } from './wheel-filename.ts'
import { wheelRecordRules } from './wheel-record.ts'
import { zipArchiveRules } from './zip-archive.ts'

/** Without these nothing can be sent, or only something else than the file says. */
export const RULES_OF_THE_UPLOAD: readonly Rule[] = [...metadataFormRules, nameTakenRule]

/** Every rule, in the order in which findings are told and documented. */
export const RULES: readonly Rule[] = [
  ...metadataFormRules,
  ...metadataVersionRules,
  ...nameAndVersionRules,
  ...summaryRules,
  ...descriptionTypeRules,
  ...descriptionRules,
  ...renderingRules,
  ...classifierRules,
  ...dependencyRules,
  ...dynamicFieldRules,
  ...licenceRules,
  ...importNameRules,
  ...projectUrlRules,
  ...emailAddressRules,
  ...filenameRules,
  ...wheelFilenameRules,
  ...platformTagRules,
  ...sdistFilenameRules,
  ...sizeRules,
  ...attestationRules,
  ...zipArchiveRules,
  ...wheelDistInfoRules,
  ...wheelRecordRules,
  ...entryPointsRules,
  ...sdistArchiveRules,
  ...licenseFileRules,
  ...memberNameRules,
  ...concealedCodeRules,
  ...batchRules,
  ...indexHoldingsRules,
  ...projectHoldingsRules,
  ...platformFamilyRules,
]
