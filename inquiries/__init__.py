"""The parliament's side: inquiries (Anfragen), their way, their papers, and the ground all packages stand on."""
