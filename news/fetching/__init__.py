"""The only code that touches the network: safe and polite visits, what they bring made plain."""
