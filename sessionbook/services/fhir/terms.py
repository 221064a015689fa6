"""The names that FHIR R4 has for what is read and written here."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHTS = (
    ORDINAL,
    "http://hl7.org/fhir/StructureDefinition/itemWeight",  # its name since R5
    "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",  # its name before R4
)

QUESTIONNAIRE, VALUE_SET = "Questionnaire", "ValueSet"
GROUP = "group"
CHOICES = ("choice", "open-choice", "coding")  # the last is the name of the first since R5
