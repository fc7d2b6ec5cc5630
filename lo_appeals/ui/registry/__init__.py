"""«Реестр»: bodies, their cards and forms."""
