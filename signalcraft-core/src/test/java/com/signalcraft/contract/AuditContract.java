package com.signalcraft.contract;

abstract class AuditContract extends ContractArea {}
