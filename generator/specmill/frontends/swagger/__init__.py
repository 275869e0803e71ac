"""The frontend of OpenAPI 2.0 (Swagger): a description is seen as the OpenAPI 3.0 that says the same."""
