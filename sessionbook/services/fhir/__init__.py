"""HL7 FHIR R4: questionnaires that clinics have, and results that clinics can read.

The program needs a dozen fields of four resources, and reads and writes them as the JSON that
they are. fhir.resources, the maintained library, models the whole standard: 22 MB installed, a
quarter of a second to import a questionnaire, and its errors quote the file's words. So it is
among the tests' parts only, where every file written here is held against it. It knows R4B,
which left these four resources as they are in R4.
"""
