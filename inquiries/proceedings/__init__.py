"""What happens to an inquiry beside its way: clarification, rejection, changed due days, withdrawal, end of term."""
