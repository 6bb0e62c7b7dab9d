"""The pages: each shows what it is handed and says what people wish for."""
