"""What a translation may not bring, lose or change."""
